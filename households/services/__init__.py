"""What happens in the register, each in one transaction with its entry in the trail."""
