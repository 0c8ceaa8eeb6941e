package dev.jackdaw.store;

import dev.jackdaw.store.login.Login;
/// The logins at work. The service's reaches only the state schema; the Analyst's and the
/// Engineer's only company data and the built schema; the validator's may read no table at all.
/// `owner` is the login that set them up: it loads the sample, and may equal `service`.

public record Logins(Login service, Login analyst, Login engineer, Login validator, Login owner) {}
