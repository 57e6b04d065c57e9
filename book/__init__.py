"""The book's machinery: record, verify, derive, prove, build."""
