package dev.jackdaw.cli;

import dev.jackdaw.app.Config;
import dev.jackdaw.app.Jackdaw;
import dev.jackdaw.core.JackdawException;
import dev.jackdaw.knowledge.KnowledgeKind;
import dev.jackdaw.slack.SlackCheck;
import dev.jackdaw.store.Grants;
import dev.jackdaw.store.LoginProof;
import dev.jackdaw.store.Role;
import dev.jackdaw.warehouse.Caller;
import dev.jackdaw.warehouse.QueryOutcome;
import dev.jackdaw.warehouse.guard.Verdict;
import java.util.ArrayList;
import java.util.List;

/// Looks at everything that must be in place, and says what to do about what isn't.
public final class Doctor {
    private static final int JDK = 25;
    private final Config config;
    private final Terminal terminal;
    private boolean well = true;

    public Doctor(Config config, Terminal terminal) {
        this.config = config;
        this.terminal = terminal;
    }

    /// Prints a line for each thing; false where one fails.
    public boolean examine() {
        if (Runtime.version().feature() == JDK) {
            ok("JDK", Runtime.version().toString());
        } else {
            warn("JDK", Runtime.version() + "; it is tested on " + JDK, "Set JAVA_HOME to a JDK " + JDK);
        }
        try (var jackdaw = Jackdaw.open(config)) {
            ok("database", String.valueOf(jackdaw.logins().service()));
            logins(jackdaw);
            vectors(jackdaw);
            knowledge(jackdaw);
            models(jackdaw);
        } catch (JackdawException e) {
            fail("settings or database", e.text(), "See docs/DATABASES.md and docs/MODELS.md");
        }
        slack();
        return well;
    }

    private void logins(Jackdaw jackdaw) {
        for (var role : Role.values()) {
            var outcome = jackdaw.warehouse()
                    .run(role, "SELECT 1", jackdaw.warehouse().limits(), Caller.nobody());
            if (outcome instanceof QueryOutcome.Rows) {
                ok(role.word() + " login", jackdaw.warehouse().user(role));
            } else {
                fail(role.word() + " login", outcome.text(), "Run: jackdaw db grants");
            }
        }
        proof("analyst", LoginProof.analyst(jackdaw.logins()));
        proof("engineer", LoginProof.engineer(jackdaw.logins()));
        analysis(jackdaw);
        personal(jackdaw);
        var relations = jackdaw.warehouse().schema().relations();
        if (relations.isEmpty()) {
            warn(
                    "company data",
                    "the Analyst can read no table",
                    "Set JACKDAW_COMPANY_SCHEMAS and run: jackdaw db grants, or try: jackdaw sample load");
        } else {
            ok(
                    "company data",
                    relations.size()
                            + " tables in "
                            + jackdaw.warehouse().schema().schemas()
                            + ", data up to "
                            + jackdaw.dataClock().read().today());
        }
    }

    private void proof(String role, List<String> possible) {
        if (possible.isEmpty()) {
            ok(role + " rights", "tried what it must not do: nothing works");
        } else {
            warn(
                    role + " rights",
                    "the login alone could " + String.join(", ", possible),
                    "The other walls stop it; see what is harder in: jackdaw db grants --print");
        }
    }

    private void analysis(Jackdaw jackdaw) {
        boolean asked = jackdaw.warehouse().checker().judge(Role.ANALYST, "SELECT 1") instanceof Verdict.Allowed allowed
                && allowed.analysis().isPresent();
        if (asked) {
            ok("server analysis", "as " + jackdaw.logins().validator().user());
        } else {
            warn(
                    "server analysis",
                    "PostgreSQL can't be asked what a statement means: only what the syntax vouches for " + "passes",
                    "Give the validator's login TEMPORARY on the database (JACKDAW_VALIDATOR_URL)");
        }
    }

    private void personal(Jackdaw jackdaw) {
        var marked = jackdaw.config().personalColumns();
        var open = new ArrayList<String>();
        marked.forEach((table, columns) -> columns.stream()
                .filter(column -> readable(jackdaw, table, column))
                .forEach(column -> open.add(table + "." + column)));
        if (!open.isEmpty()) {
            warn(
                    "personal columns",
                    "the Analyst may read " + String.join(", ", open),
                    "Revoke them as: jackdaw db grants --print");
        } else if (!marked.isEmpty()) {
            ok("personal columns", "withheld on " + marked.size() + " tables");
        }
    }

    private static boolean readable(Jackdaw jackdaw, String table, String column) {
        int dot = table.indexOf('.');
        var sql = "SELECT %s FROM %s.%s"
                .formatted(
                        Grants.quoted(column),
                        Grants.quoted(table.substring(0, dot)),
                        Grants.quoted(table.substring(dot + 1)));
        return jackdaw.warehouse().checker().judge(Role.ANALYST, sql) instanceof Verdict.Allowed;
    }

    private void vectors(Jackdaw jackdaw) {
        if (jackdaw.knowledge().vectors().name().equals("pgvector")) {
            ok("vector extension", "pgvector");
        } else {
            warn(
                    "vector extension",
                    "not available here: recall uses exact search",
                    "Fine up to some hundred thousand items; else use an image such as pgvector/pgvector:pg18");
        }
    }

    private void knowledge(Jackdaw jackdaw) {
        var metrics = jackdaw.knowledge().index().all(KnowledgeKind.METRIC).size();
        if (metrics == 0) {
            warn("knowledge", "no metric is indexed", "Run: jackdaw knowledge load");
        } else {
            ok(
                    "knowledge",
                    metrics
                            + " metrics, "
                            + jackdaw.knowledge()
                                    .index()
                                    .all(KnowledgeKind.QUERY)
                                    .size()
                            + " queries, "
                            + jackdaw.knowledge()
                                    .index()
                                    .all(KnowledgeKind.TABLE)
                                    .size()
                            + " tables");
        }
    }

    private void models(Jackdaw jackdaw) {
        ok("model", "governed (built in, no key needed)");
        for (var standing : jackdaw.models().check()) {
            if (!standing.problem().isEmpty()) {
                fail(
                        "model",
                        standing.model() + " at " + standing.address() + ": " + standing.problem(),
                        "See docs/MODELS.md");
            } else if (standing.priced()) {
                ok("model", standing.model() + " at " + standing.address());
            } else {
                warn(
                        "model",
                        standing.model()
                                + " at "
                                + standing.address()
                                + " answers, but has no price, so that budgets don't count it",
                        "Add it to a price file (JACKDAW_PRICES), or leave it if it is free");
            }
        }
    }

    private void slack() {
        var settings = config.slack();
        if (!settings.wanted()) {
            ok("Slack", "not set up (not needed for the command line)");
        } else if (!settings.missing().isEmpty()) {
            fail("Slack", "set " + String.join(" and ", settings.missing()), "docs/SLACK.md has each step");
        } else {
            var problem = SlackCheck.problem(settings);
            if (problem.isEmpty()) {
                ok("Slack", "the token is good and has every scope");
            } else {
                fail("Slack", problem.get(), "docs/SLACK.md has each step");
            }
        }
    }

    private void ok(String what, String text) {
        terminal.print("ok    " + what + ": " + text);
    }

    private void warn(String what, String text, String mend) {
        terminal.print("warn  " + what + ": " + text + ". " + mend);
    }

    private void fail(String what, String text, String mend) {
        well = false;
        terminal.print("fail  " + what + ": " + text + ". " + mend);
    }
}
