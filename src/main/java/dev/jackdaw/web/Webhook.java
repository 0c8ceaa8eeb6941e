package dev.jackdaw.web;

import java.util.function.UnaryOperator;

/// An address that another door answers on this server: a POST, whose body it gets byte by byte as
/// it came.
public interface Webhook {
    /// What is sent back.
    record Reply(int status, String type, String body) {}

    /// Such as `/slack/events`.
    String path();

    /// `header` gives a header's value, or "".
    Reply answer(UnaryOperator<String> header, byte[] body);
}
