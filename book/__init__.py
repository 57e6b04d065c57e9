"""The book's machinery: record, verify, derive, prove, build."""
from book import console

console.prepare()
