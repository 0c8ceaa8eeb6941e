package dev.jackdaw.model.governed;

import dev.jackdaw.core.WordList;
import dev.jackdaw.core.calendar.PeriodParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Every way in which words of a question may be read where it asks for one validated query.
record QuerySpans(Lexicon lexicon, QueryTerms terms) implements Span.Source {
    static final String TERM = "term";
    static final String FORM = "form";
    static final String BUCKET = "bucket";

    /// Times that say nothing of a query whose figures are those of now, or of all time.
    static final Set<String> NOW = Set.of("today", "as of today", "all time");

    private static final int BUCKET_MAX = 4;
    private static final double VALUE_MAX = 0.06;
    private static final Slot FILLER = new FillerSlot();
    private static final Slot VERB = new VerbSlot();
    private static final Set<String> OPERATIONS = WordList.set("en/query-operations");
    private static final PhraseIndex<Boolean> FORMS = forms();

    private static PhraseIndex<Boolean> forms() {
        var index = new PhraseIndex<Boolean>();
        WordList.list("en/query-forms").forEach(word -> index.add(word, true));
        return index;
    }

    /// How many words from here name a form.
    static int form(Words words, int i) {
        return FORMS.at(words, i).length();
    }

    /// Whether a form is named: "as a chart".
    static boolean form(Words words) {
        return IntStream.range(0, words.size()).anyMatch(i -> FORMS.at(words, i).length() > 0);
    }

    @Override
    public List<Span> spans(Words words) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < words.size(); i++) {
            terms(words, i, spans);
            nothing(words, i, spans);
            buckets(words, i, spans);
            if (terms.ranks()) {
                new QueryLimit(terms).at(words, i).ifPresent(spans::add);
            }
        }
        spans.addAll(new SlotSource(new GrainSlot(), "unit of time", 0.002).spans(words));
        spans.addAll(new SlotSource(new PeriodSlot(), "period", 0.008).spans(words));
        spans.addAll(new SlotSource(new NowSlot(), "now", 0.02).spans(words));
        new ValueSource(lexicon)
                .spans(words).stream().filter(s -> s.cost() <= VALUE_MAX).forEach(spans::add);
        spans.addAll(new PurposeSource(lexicon).spans(words));
        spans.addAll(new AsideSource(lexicon).spans(words));
        return spans;
    }

    private void terms(Words words, int i, List<Span> spans) {
        int before = i - 1;
        while (words.is(before, "the", "a", "their", "its", "our", "calendar")) {
            before--;
        }
        boolean led = words.is(before, "by", "per", "each", "every");
        if (led && !terms.goesBy(words, i)) {
            return;
        }
        if (QueryTerms.RANKING.contains(words.text(i)) && !ranks(words, i + 1)) {
            return;
        }
        for (var match : terms.at(words, i)) {
            // "Our business customers" are those on the plan of that name; "our biggest businesses" are customers.
            boolean value = match.cost() > 0
                    && lexicon.values().at(words, i).length() > 0
                    && words.text(i).equals(words.lemmas().get(i));
            if (!value) {
                double rank = QueryTerms.RANKING.contains(words.text(i)) ? 0.02 : 0;
                spans.add(Span.of(i, i + match.length(), match.cost() + rank, TERM, terms.name(), match.fill()));
            }
        }
    }

    /// Whether what stands behind a word of rank is what is ranked: "needs my help the most" ranks nothing.
    private boolean ranks(Words words, int i) {
        return i < words.size()
                && (words.is(i, "by")
                        || PeriodParser.number(words.text(i)).isPresent()
                        || !terms.at(words, i).isEmpty()
                        || lexicon.valueNames().in(words).at(i).length() > 0);
    }

    private void nothing(Words words, int i, List<Span> spans) {
        // "Could you share" asks for no share.
        boolean verb = words.is(i, "share") && words.is(i - 1, "you", "please", "kindly", "to", "and");
        if (OPERATIONS.contains(words.text(i)) && !(verb && !words.is(i + 1, "of"))) {
            return;
        }
        if (verb) {
            spans.add(Span.of(i, i + 1, 0.05, BestReading.NOTHING, "", slots -> {}));
        }
        int form = FORMS.at(words, i).length();
        if (form > 0) {
            spans.add(Span.of(i, i + form, 0.04, FORM, "form", slots -> {}));
        }
        for (var slot : List.of(FILLER, VERB)) {
            int at = i;
            // "How many of our largest customers": a number that its rows don't hold.
            slot.at(words, i)
                    .filter(m -> terms.counts()
                            || !words.texts().subList(at, at + m.length()).contains("many"))
                    .ifPresent(m ->
                            spans.add(Span.of(i, i + m.length(), 0.05 + m.cost(), BestReading.NOTHING, "", m.fill())));
        }
        // "How many of them": what was named before.
        if (words.is(i, "them", "these", "those", "it", "+", "&", "=")) {
            spans.add(Span.of(i, i + 1, 0.05, BestReading.NOTHING, "", slots -> {}));
        }
    }

    /// "over 90 days" as a bucket is called; "buckets of 30 days", "30-day", "30/60/90", as they are cut.
    private void buckets(Words words, int i, List<Span> spans) {
        for (int length = 1; length <= BUCKET_MAX && i + length <= words.size(); length++) {
            int end = i + length;
            terms.buckets()
                    .at(words, i, length)
                    .ifPresent(b -> spans.add(Span.of(i, end, 0.02, BUCKET, b.dimension(), slots -> {})));
            if (words.is(end, "old") && terms.buckets().at(words, i, length).isPresent()) {
                spans.add(Span.of(end, end + 1, 0.02, BestReading.NOTHING, "", slots -> {}));
            }
        }
        var word = words.text(i);
        boolean several = word.matches("\\d+([-/]\\d+)+");
        int unit = words.is(i + 1, "days", "day") ? 1 : 0;
        boolean said = FORMS.at(words, i + unit + 1).length() > 0
                || (i > 1
                        && words.is(i - 1, "of", "by")
                        && FORMS.at(words, i - 2).length() > 0);
        if (word.matches("\\d+([-/]\\d+)*([-/]?days?)?")
                && (several || said)
                && terms.buckets().cutAt(word)) {
            spans.add(Span.of(i, i + 1 + unit, 0.02, FORM, "buckets", slots -> {}));
        }
    }
}
