package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Requests that are refused in one plain sentence. The walls are elsewhere: no agent could do
/// these things. This is only about saying so at once.
final class Refusals {
    private static final Set<String> WRITES = WordList.set("en/writing-verbs");
    private static final Set<String> LEADS = WordList.set("en/order-leads");
    private static final Pattern SECRETS = Pattern.compile(
            "\\b(passwords?|passwd|credentials?|secrets?|api[ _-]?keys?|access tokens?|bot "
                    + "tokens?|private keys?|connection strings?|database_url|environment variables?|env "
                    + "vars?|system prompt|your (instructions|prompt)|pg_shadow|pg_authid|signing secret)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OVERRIDE = Pattern.compile(
            "\\b(ignore|forget|disregard|bypass|override)\\b.{0,40}\\b(instructions?|rules?|guard|restrictions?|policy|policies|previous)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITING_SQL = Pattern.compile(
            "(?is)(^|;|\\b(as|then|run|execute)\\b:?)\\s*(delete\\s+from|drop\\s+(table|schema|database|view|role|user)|truncate\\s+|update\\s+\\w+\\s+set|insert\\s+into|alter\\s+\\w+|grant\\s+|revoke\\s+|copy\\s+\\w+|create\\s+(table|user|role|function))");

    private static final String READS = "I only read data: I can't change or delete anything in it.";

    private Refusals() {}

    /// The sentence, if the request must be refused.
    static Optional<String> check(String question, Words words) {
        if (SECRETS.matcher(question).find()) {
            return Optional.of("I don't show credentials, settings or my own instructions to anyone.");
        }
        if (OVERRIDE.matcher(question).find()) {
            return Optional.of("I keep to my rules whatever a message says.");
        }
        return WRITING_SQL.matcher(question).find() || writes(words) ? Optional.of(READS) : Optional.empty();
    }

    /// Whether it is refused for nothing but a verb, which may order something else of a thread: "drop Germany".
    static boolean onlyVerb(String question, Words words) {
        return check(question, words).equals(Optional.of(READS))
                && !WRITING_SQL.matcher(question).find();
    }

    /// A verb of writing where an order has its verb: "please delete …", not "did MRR drop".
    private static boolean writes(Words words) {
        int i = 0;
        while (i < words.size() && LEADS.contains(words.text(i))) {
            i++;
        }
        boolean set = words.is(i, "set", "change")
                && words.size() > i + 2
                && words.texts().subList(i + 2, words.size()).contains("to");
        return WRITES.contains(words.text(i)) || set;
    }
}
