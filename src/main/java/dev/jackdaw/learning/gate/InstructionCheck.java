package dev.jackdaw.learning.gate;

import dev.jackdaw.learning.Learning;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A learning says something of the company's data. Whatever tells the agent what to do, or speaks
/// of its rules, its tools or of places outside, is none.
public final class InstructionCheck implements Check {
    private static final List<Pattern> ORDERS = List.of(
            pattern(
                    "\\b(?:ignore|disregard|forget|override|bypass|skip|disable|drop)\\b.{0,60}\\b(?:instructions?|rules?|above|previous|earlier|guards?|polic(?:y|ies)|definitions?|caveats?|checks?|limits?|permissions?|knowledge)\\b"),
            pattern("\\b(?:you|assistant|agents?|jackdaw|bot|ai|llm)\\b.{0,40}\\b(?:must|should|shall|always|never|have"
                    + " to|need to|are (?:now|to)|will)\\b"),
            pattern(
                    "\\b(?:system|developer)\\s+(?:prompt|message)\\b|</?\\s*(?:system|assistant|user|tool|instructions?)\\b|^\\s*(?:system|assistant)\\s*:|#{2,}"),
            pattern(
                    "\\b(?:run_sql|query_metric|run_query|delegate|ask_back|build_view|propose_learning|search_knowledge|submit)\\b"),
            pattern(
                    "\\b(?:reply|respond|answer|say|tell|send|post|e-?mail|export|upload|forward|fetch|visit|click|mention|reveal|show|print)\\b.{0,60}\\b(?:everyone|everybody|users?|people|channel|link|url|address|webhook|passwords?|credentials?|secrets?|tokens?|with"
                        + " the|only with|nothing)\\b"),
            pattern("\\b(?:https?|ftp|mailto|file|jdbc|postgres(?:ql)?)\\s*:|\\bwww\\."),
            pattern("\\b(?:do"
                + " not|don['’]t|never|without)\\s+(?:tell|telling|mention|mentioning|say|saying|show|showing|ask|asking)\\b|\\bsecretly\\b|\\bkeep"
                + " (?:this|it) (?:secret|quiet)\\b"),
            pattern("\\b(?:for|in|to) (?:all|any|every) "
                    + "(?:questions?|answers?|requests?|queries)\\b|\\bregardless of\\b|\\bno matter what\\b"));

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.MULTILINE);
    }

    @Override
    public Optional<String> problem(Learning learning) {
        return orders(learning.text())
                ? Optional.of("it gives an order instead of saying something about the data")
                : Optional.empty();
    }

    /// Whether a text tells the agent what to do.
    public static boolean orders(String text) {
        return ORDERS.stream().anyMatch(p -> p.matcher(text).find());
    }
}
