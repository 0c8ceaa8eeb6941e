package dev.jackdaw.web;

/// How the door is set: the port (0 takes a free one), the keys, and how many questions and replies
/// a minute each key may send.
public record WebSettings(int port, ApiKeys keys, int perMinute) {}
