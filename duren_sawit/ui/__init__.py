"""How every page looks: components, charts, forms, menu and frame. Knows no data."""
