package dev.jackdaw.report;

import dev.jackdaw.core.TransientException;
import dev.jackdaw.knowledge.definition.ReportDefinition;
import dev.jackdaw.report.Postings.Posting;

/// Composes the edition of a posting: the figures with what watches found and what must be noted, and a
/// model's sentence where one is wanted. Editions posted before are checked first.
public record EditionComposer(Recheck recheck, Editor editor, Watches watches, PostingNotes notes, Narrator narrator) {
    /// The edition. Throws `TransientException` where there would be nothing in it.
    Edition compose(Posting posting, ReportDefinition definition) {
        recheck.check(posting.report(), posting.due());
        var last = editor.last(posting.due());
        var edition = editor.compose(
                definition, posting.due(), last, watches.found(definition, last), notes.of(posting, definition));
        if (edition.failed()) {
            throw new TransientException(String.join("; ", edition.problems()), null);
        }
        return edition.quiet() ? edition : narrated(edition);
    }

    private Edition narrated(Edition edition) {
        var facts = EditionText.facts(edition);
        return narrator.tell(facts)
                .flatMap(text -> Narration.checked(text, facts))
                .map(edition::summarized)
                .orElse(edition);
    }
}
