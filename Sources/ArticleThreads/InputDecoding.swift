// Raw records are JSON that callers read and edit, so its types come with the articles.
@_exported public import InputDecoding
