"""The record of the brigade as an operator: flights, batteries, crew and maintenance, filled by itself."""
