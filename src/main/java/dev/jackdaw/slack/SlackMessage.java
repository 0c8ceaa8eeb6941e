package dev.jackdaw.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;

/// A message: its blocks, and the text for where blocks are not shown (notifications, old clients,
/// screen readers).
record SlackMessage(String text, ArrayNode blocks) {}
