"""Built site to published site: bundles, security policy, worker, offline zip, and the checks of what was built."""
