package dev.jackdaw.learning;

import dev.jackdaw.core.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How is learnt: of how many questions in a hundred what was learnt is left out (to measure what it is worth), whether
/// a person must agree before something learnt holds for more than one person, whether a model reads the runs in which
/// something went wrong and from which nothing was learnt by rule, and how long something learnt may go unused.
public record LearningSettings(int holdout, boolean approval, boolean model, Duration decay) {
    private static final Setting<Integer> HOLDOUT = Setting.number(
            "JACKDAW_LEARNING_HOLDOUT",
            "Of how many questions in a hundred what was learnt is left out, to measure what it is worth.",
            10,
            0,
            100);

    private static final Setting<Boolean> APPROVAL = Setting.choice(
                    "JACKDAW_LEARNING_APPROVAL",
                    "Whether a person must agree before a learning holds for more than one person.",
                    "yes",
                    "no")
            .as("yes"::equals);

    private static final Setting<Boolean> MODEL = Setting.choice(
                    "JACKDAW_LEARNING_MODEL", "Whether a model reads runs that went wrong.", "yes", "no")
            .as("yes"::equals);

    private static final Setting<Duration> DECAY = Setting.number(
                    "JACKDAW_LEARNING_DAYS",
                    "Days without use until a learning is retired, or a view proposed for removal.",
                    90,
                    1,
                    9_999)
            .as(Duration::ofDays);

    /// All of them.
    public static final List<Setting<?>> DECLARED = List.of(HOLDOUT, APPROVAL, MODEL, DECAY);

    /// Reads them.
    public static LearningSettings read(Map<String, String> environment) {
        return new LearningSettings(
                HOLDOUT.in(environment), APPROVAL.in(environment), MODEL.in(environment), DECAY.in(environment));
    }
}
