/// A Slack to talk with where there is none: a stand-in for its Web API and Socket Mode that refuses
/// what Slack refuses, and a page that looks like it. Slack's tests and benchmarks use the stand-in;
/// nothing of it ships.
package dev.jackdaw.sandbox;
