"""Questions asked of the model: graphs of scenarios, content hashes, what answers rest on."""
