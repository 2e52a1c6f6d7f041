"""Building blocks of the sample disclosures: facts, content, and the writers of PDF, text and expectations."""
