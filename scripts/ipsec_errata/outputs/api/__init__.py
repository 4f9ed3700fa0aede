"""The JSON documents of `/api/v1/`: a public format, written field by field as `schema/api/v1.schema.json` says."""
