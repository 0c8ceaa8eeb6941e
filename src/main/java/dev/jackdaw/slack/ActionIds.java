package dev.jackdaw.slack;

/// The names of what people can press, as Slack sends them back.
final class ActionIds {
    static final String SQL = "jackdaw_sql";
    static final String CSV = "jackdaw_csv";
    static final String CHART = "jackdaw_chart";
    static final String WHY = "jackdaw_why";
    static final String STOP = "jackdaw_stop";
    static final String SUGGESTED = "jackdaw_suggested_";
    static final String REPLY = "jackdaw_reply_";
    static final String FEEDBACK = "jackdaw_feedback";
    static final String REASON = "jackdaw_reason";
    static final String REPORT = "jackdaw_report_";
    static final String ALERT = "jackdaw_alert_";
    static final String REPORT_SQL = "jackdaw_report_sql";
    static final String REPORT_SAVE = "jackdaw_report_save";
    static final String REPORT_LEAVE = "jackdaw_report_leave";
    static final String ALERT_GOOD = "jackdaw_alert_good";
    static final String ALERT_BAD = "jackdaw_alert_bad";
    static final String ASK_ABOUT = "jackdaw_ask_about";

    private ActionIds() {}
}
