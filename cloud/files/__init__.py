"""Files people upload: photos, documents, signatures; kept once by their content, handed out as attachments only."""
