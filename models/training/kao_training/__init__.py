"""Synthetic persons before a Kinect v2, and what is trained on them."""
