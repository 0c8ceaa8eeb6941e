package dev.jackdaw.model.governed;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Reads a question: every way in which its words may be read is a span with a cost, and the spans that explain all
/// of it at the least cost are what it says. A word in no span is unknown.
final class QuestionReader {
    /// With more words left out a question is not understood.
    private static final int UNUSED_MAX = 3;

    private final List<Span.Source> sources;
    private final Lexicon lexicon;
    private final Spelling spelling;

    QuestionReader(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.spelling = new Spelling(lexicon.vocabulary(), lexicon.names());
        this.sources = List.of(
                new SlotSource(new MetricSlot(lexicon), "metric", 0),
                new SlotSource(new ComparisonSlot(), "comparison", 0.001),
                new SlotSource(new CounterpartSlot(), "comparison", 0),
                new SlotSource(new WholeSlot(), "comparison", 0.002),
                new SlotSource(new GrainSlot(), "unit of time", 0.002),
                new ValueSource(lexicon),
                new SlotSource(new DimensionSlot(lexicon), "dimension", 0.004),
                new SlotSource(new RankSlot(), "rank", 0.005),
                new SlotSource(new ShareSlot(), "share", 0.006),
                new SlotSource(new WhySlot(), "why", 0.007),
                new SlotSource(new HavingSlot(), "condition", 0),
                new SlotSource(new SummarySlot(), "summary", 0),
                new SlotSource(new CombineSlot(), "combination", 0),
                new SlotSource(new EditSlot(lexicon), "edit", 0),
                new SlotSource(new UnitSlot(), "unit of figures", 0),
                new SlotSource(new GroupingSlot(), "grouping", 0),
                new SlotSource(new RankedUnitSlot(), "unit of time", 0),
                new BilledSource(lexicon),
                new HeadFigureSource(lexicon),
                new DurationSource(lexicon),
                new SlotSource(new NowSlot(), "now", 0.02),
                new SlotSource(new VerbSlot(), "nothing", 0.05),
                new SlotSource(new ComparativeSlot(), "comparison", 0.05),
                new SlotSource(new PeriodSlot(), "period", 0.008),
                new SlotSource(new LastUnitsSlot(), "period", 0.02),
                new SlotSource(new FillerSlot(), "nothing", 0.05),
                new SlotSource(new PresentationSlot(), "nothing", 0.05),
                new LooseMetricSource(lexicon),
                new LooseDimensionSource(lexicon),
                new HarmlessSource(lexicon),
                new HeadNounSource(lexicon),
                new ContrastSource(lexicon),
                new KindSource(lexicon),
                new StateSource(lexicon),
                new PerUnitSource(lexicon),
                new GlossSource(lexicon),
                new RetractionSource(lexicon),
                new PurposeSource(lexicon),
                new AsideSource(lexicon),
                new ExampleSource(lexicon),
                new ReasonSource(lexicon),
                new CountSource(),
                new StorySource(lexicon),
                new UsualSource(),
                new CourtesySource(lexicon),
                new ReferenceSource(lexicon),
                new PronounSource(),
                new DeniedSource(),
                new RemovalSource(lexicon),
                new UnusedSource(lexicon));
    }

    Slots read(Words words) {
        return readings(words, 1).getFirst();
    }

    /// The readings that explain most, the best first; there is one at least.
    List<Slots> readings(Words said, int most) {
        var words = spelling.corrected(DidVerbs.told(said));
        var spans = new ArrayList<Span>();
        for (var source : sources) {
            spans.addAll(source.spans(words.words()));
        }
        var asked = new Guesses(lexicon).aside(spans, words.words());
        var kept = new KeptValues(lexicon, words.words()).keeping(asked);
        return new BestReading(words.words(), Overruled.without(kept, words.words()))
                .best(most).stream().map(reading -> slots(words, reading)).collect(Collectors.toList());
    }

    private static Slots slots(SpelledWords words, WholeReading reading) {
        var slots = new Slots(words.words());
        slots.notes.addAll(words.notes());
        reading.unknown().forEach(i -> slots.unknown.add(words.words().text(i)));
        reading.spans().forEach(span -> span.fill().accept(slots));
        if (slots.unused.size() > UNUSED_MAX) {
            slots.unknown.addAll(slots.unused);
        } else if (!slots.unused.isEmpty()) {
            slots.notes.add("I did not use "
                    + slots.unused.stream().map(w -> "'" + w + "'").collect(Collectors.joining(", "))
                    + ".");
        }
        slots.spans.addAll(reading.spans());
        slots.cost = reading.cost();
        var all = words.words();
        slots.addsDimension = all.is(0, "also") || (all.is(0, "and") && all.is(1, "also"));
        return slots;
    }
}
