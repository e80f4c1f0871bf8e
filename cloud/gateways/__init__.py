"""Edge agents as the cloud knows them: enrolment, configuration, liveness, streams and their cursors."""
