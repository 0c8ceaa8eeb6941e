package dev.jackdaw.desk;

import dev.jackdaw.asset.Asset;
import dev.jackdaw.asset.Assets;
import dev.jackdaw.asset.Builder;
import dev.jackdaw.core.UsageException;
import dev.jackdaw.desk.Approvals.Decided;
import dev.jackdaw.desk.Approvals.Waiting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Views that wait for a yes.
public record ViewApprovals(Assets assets, Builder builder) implements ApprovalSource {
    private static final String KIND = "view";

    @Override
    public List<Waiting> waiting() {
        return assets.list(Asset.State.WAITING).stream()
                .map(ViewApprovals::waiting)
                .toList();
    }

    private static Waiting waiting(Asset asset) {
        return new Waiting(
                asset.id(),
                KIND,
                benefit(asset),
                asset.definition(),
                asset.question(),
                asset.run(),
                List.of(),
                asset.reason(),
                asset.madeAt());
    }

    /// What a view is good for, in a sentence.
    public static String benefit(Asset asset) {
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

    @Override
    public Optional<Decided> decide(String id, boolean yes, String person, String reason) {
        return assets.find(id).map(asset -> decide(asset, yes, person, reason));
    }

    private Decided decide(Asset asset, boolean yes, String person, String reason) {
        if (asset.state() != Asset.State.WAITING) {
            throw new UsageException(
                    "view " + asset.name() + " is " + asset.state().word() + " already");
        }
        return decided(yes ? builder.approve(asset, person) : builder.reject(asset, person, reason));
    }

    /// Builds a view that is proposed, or builds it again where it is stale or broken; or refuses a
    /// proposal, on behalf of whoever runs the server. Nothing where there is none of that id or name;
    /// throws where its state allows no such decision.
    public Optional<Decided> decideAgain(String which, boolean yes, String person, String reason) {
        return assets.find(which)
                .map(asset -> decided(yes ? builder.approve(asset, person) : builder.reject(asset, person, reason)));
    }

    /// Takes a view away for good, named without its schema; why not, where that can't be.
    public Optional<String> drop(String name, String person, String reason) {
        return builder.drop(name, person, reason);
    }

    private static Decided decided(Asset moved) {
        return new Decided(moved.id(), KIND, moved.state().word(), moved.reason());
    }
}
