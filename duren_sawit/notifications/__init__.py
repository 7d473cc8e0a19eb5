"""What people are told: in the inbox, by e-mail, and by WhatsApp links that a person taps."""
