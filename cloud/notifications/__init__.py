"""What reaches a person: inbox, push, mail; who is told next if nobody looks; and the log of what was sent."""
