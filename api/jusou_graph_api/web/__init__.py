"""The pages: one module a page, server-rendered, each working as a plain form without script."""
