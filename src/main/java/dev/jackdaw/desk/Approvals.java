package dev.jackdaw.desk;

import dev.jackdaw.asset.Asset;
import dev.jackdaw.asset.Assets;
import dev.jackdaw.asset.Builder;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.learning.Learning;
import dev.jackdaw.learning.Learnings;
import dev.jackdaw.learning.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What waits for the data team's yes, from whichever door it comes. Whoever calls this knows that
/// the person may decide.
public final class Approvals {
    private final Learnings learnings;
    private final Assets assets;
    private final Builder builder;

    public Approvals(Learnings learnings, Assets assets, Builder builder) {
        this.learnings = learnings;
        this.assets = assets;
        this.builder = builder;
    }

    /// One of them. `kind` is "learning" or "view"; `text` says what would hold from then on, `sql`
    /// is its SQL or empty; `question` and `run` are where it comes from; `by` who stands for it.
    public record Waiting(
            String id,
            String kind,
            String text,
            String sql,
            String question,
            String run,
            List<String> by,
            String reason,
            Instant since) {}

    /// A decision, and what came of it: a state's word.
    public record Decided(String id, String kind, String state, String reason) {}

    /// All of them, the oldest first.
    public List<Waiting> waiting() {
        var all = new ArrayList<Waiting>();
        for (var l : learnings.list(Viewer.UPKEEP, List.of(Learning.State.WAITING))) {
            all.add(new Waiting(
                    l.id(),
                    "learning",
                    l.text(),
                    l.sql(),
                    l.question(),
                    l.origin().run().value(),
                    l.supports(),
                    l.reason(),
                    l.madeAt()));
        }
        for (var a : assets.list(Asset.State.WAITING)) {
            all.add(new Waiting(
                    a.id(), "view", told(a), a.definition(), a.question(), a.run(), List.of(), a.reason(), a.madeAt()));
        }
        all.sort(Comparator.comparing(Waiting::since));
        return List.copyOf(all);
    }

    /// What a view is good for, in a sentence.
    public static String told(Asset asset) {
        var gain = asset.gain();
        var what = asset.stored() ? "stored view " : "view ";
        return String.format(
                Locale.ROOT,
                "The %s%s would answer \"%s\", asked %d times by %s. Proven on %s: the same rows. %d ms "
                        + "and %d characters of SQL become %s and %d characters.",
                what,
                asset.qualified(),
                asset.question(),
                gain.times(),
                gain.people() == 1 ? "one person" : gain.people() + " people",
                gain.proven() == 1 ? "one statement" : gain.proven() + " statements",
                gain.msBefore(),
                gain.charsBefore(),
                asset.stored() ? "reading stored rows, filled again when its tables change," : gain.msAfter() + " ms",
                gain.charsAfter());
    }

    /// A yes or a no; nothing where nothing has that id. Throws where it is decided already.
    public Optional<Decided> decide(String id, boolean yes, String person, String reason) {
        var learning = learnings.find(Viewer.UPKEEP, id);
        if (learning.isPresent()) {
            return Optional.of(decide(learning.get(), yes, person, reason));
        }
        return assets.find(id).map(asset -> decide(asset, yes, person, reason));
    }

    private Decided decide(Learning learning, boolean yes, String person, String reason) {
        if (learning.state() != Learning.State.WAITING) {
            throw decided("learning " + learning.id(), learning.state().word());
        }
        var moved = learnings.move(learning, yes ? Learning.State.ACTIVE : Learning.State.REJECTED, person, reason);
        return new Decided(moved.id(), "learning", moved.state().word(), moved.reason());
    }

    private Decided decide(Asset asset, boolean yes, String person, String reason) {
        if (asset.state() != Asset.State.WAITING) {
            throw decided("view " + asset.name(), asset.state().word());
        }
        var moved = yes ? builder.approve(asset, person) : builder.reject(asset, person, reason);
        return new Decided(moved.id(), "view", moved.state().word(), moved.reason());
    }

    private static UsageException decided(String what, String state) {
        return new UsageException(what + " is " + state + " already");
    }
}
