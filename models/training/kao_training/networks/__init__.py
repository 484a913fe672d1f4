"""The networks that Kao trains itself: persons, captures, aligned surfaces, bodies, losses, export."""
