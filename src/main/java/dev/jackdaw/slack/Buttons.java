package dev.jackdaw.slack;

/// The names of what people can press, as Slack sends them back.
final class Buttons {
    static final String SQL = "jackdaw_sql";
    static final String CSV = "jackdaw_csv";
    static final String CHART = "jackdaw_chart";
    static final String WHY = "jackdaw_why";
    static final String STOP = "jackdaw_stop";
    static final String SUGGESTED = "jackdaw_suggested_";
    static final String REPLY = "jackdaw_reply_";
    static final String FEEDBACK = "jackdaw_feedback";
    static final String REASON = "jackdaw_reason";
    static final String ASK_ABOUT = "jackdaw_ask_about";

    private Buttons() {}
}
