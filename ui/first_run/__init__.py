"""The first start: five questions in two minutes, and a training flight at their end."""
