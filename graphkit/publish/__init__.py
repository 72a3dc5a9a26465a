"""What people read: pages and pictures, in their language, that need no network and no script."""
