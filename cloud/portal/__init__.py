"""What a customer sees and says by a link, without an account: requests, the way of a job, a word on it, a rating."""
