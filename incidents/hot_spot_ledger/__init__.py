"""The hot spots of an incident: a numbered list, who went to them, and what is handed to crews."""
