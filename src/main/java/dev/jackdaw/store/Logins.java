package dev.jackdaw.store;

/// The three logins at work. The service's reaches only the state schema; the other two only
/// company data and the built schema. `owner` is the login that set them up: it loads the sample,
/// and may equal `service`.
public record Logins(Login service, Login analyst, Login engineer, Login owner) {}
