package org.jackfield.apps.reporting.statistic;

import org.jackfield.apps.reporting.ReportingSettings;
import org.jackfield.apps.reporting.sql.Literals;

/** The counts and sums of §10.2.5 and §10.2.6 under the settings of a site. Rows are {@code r}: calls or segments alike. */
final class Atoms {

    static final String IN = "r.inbound";
    static final String OUT = "NOT r.inbound";
    static final String EXTERNAL = "r.external";
    static final String INTERNAL = "NOT r.external";
    static final String ANSWERED = "r.answered";
    static final String LOST = "r.lost";
    static final String HELD = "r.hold_millis > 0";
    static final String COMPLETED = "r.answered AND r.ended_at IS NOT NULL";
    static final String WITH_CLI = "r.inbound AND r.external AND r.outside_digits <> ''";

    static final Atom HANDLED = Atom.count("n_handled", "");
    static final Atom ALL_ANSWERED = count("answered", ANSWERED);
    static final Atom ALL_COMPLETED = count("completed", COMPLETED);
    static final Atom ALL_EXTERNAL = count("external", EXTERNAL);
    static final Atom ALL_INTERNAL = count("internal", INTERNAL);
    static final Atom INBOUND = count("in", IN);
    static final Atom IN_ANSWERED = count("in_ans", IN, ANSWERED);
    static final Atom IN_ANSWERED_EXTERNAL = count("in_ans_ext", IN, ANSWERED, EXTERNAL);
    static final Atom IN_ANSWERED_INTERNAL = count("in_ans_int", IN, ANSWERED, INTERNAL);
    static final Atom IN_COMPLETED = count("in_completed", IN, COMPLETED);
    static final Atom IN_EXTERNAL = count("in_ext", IN, EXTERNAL);
    static final Atom IN_INTERNAL = count("in_int", IN, INTERNAL);
    static final Atom IN_REFUSED = count("in_refused", "r.refused");
    static final Atom ALL_LOST = count("lost", LOST);
    static final Atom MATCHED = count("matched", EXTERNAL, "r.contact_id IS NOT NULL");
    static final Atom NOT_MATCHED = count("not_matched", EXTERNAL, "r.contact_id IS NULL");
    static final Atom OUTBOUND = count("out", OUT);
    static final Atom OUT_ANSWERED = count("out_ans", OUT, ANSWERED);
    static final Atom OUT_ANSWERED_EXTERNAL = count("out_ans_ext", OUT, ANSWERED, EXTERNAL);
    static final Atom OUT_ANSWERED_INTERNAL = count("out_ans_int", OUT, ANSWERED, INTERNAL);
    static final Atom OUT_COMPLETED = count("out_completed", OUT, COMPLETED);
    static final Atom OUT_EXTERNAL = count("out_ext", OUT, EXTERNAL);
    static final Atom OUT_INTERNAL = count("out_int", OUT, INTERNAL);
    static final Atom OVERFLOWED_IN = count("overflowed_in", "r.overflowed_in");
    static final Atom OVERFLOWED_OUT = count("overflowed_out", "r.overflowed_out");
    static final Atom TRANSFERRED_IN = count("transferred_in", "r.transferred_in");
    static final Atom TRANSFERRED_OUT = count("transferred_out", "r.transferred_out");
    static final Atom CLI = count("with_cli", WITH_CLI);
    static final Atom DDI = count("ddi", IN, EXTERNAL, "r.ddi <> ''");
    static final Atom RECOVERABLE = count("recoverable", LOST, WITH_CLI);
    static final Atom UNRETURNED = count("unreturned", "r.unreturned");

    static final Atom ANSWER_IN = sum("answer_in", Time.RING, IN, ANSWERED);
    static final Atom ANSWER_OUT = sum("answer_out", Time.RING, OUT, ANSWERED);
    static final Atom RING_LOST = sum("ring_lost", Time.RING, LOST);

    /** The four times of a call. */
    enum Time {
        RING("ring"),
        TALK("talk"),
        HOLD("hold"),
        CALL("duration");

        private final String column;

        Time(String column) {
            this.column = column;
        }

        String sql() {
            return "r." + column + "_millis";
        }

        String id() {
            return this == CALL ? "call" : column;
        }

        Atom total() {
            return sum(id(), this);
        }

        Atom totalIn() {
            return sum(id() + "_in", this, IN);
        }

        Atom totalOut() {
            return sum(id() + "_out", this, OUT);
        }
    }

    private Atoms() {}

    static Atom count(String id, String... conditions) {
        return Atom.count("n_" + id, String.join(" AND ", conditions));
    }

    static Atom sum(String id, Time time, String... conditions) {
        return new Atom("s_" + id, Atom.Kind.SUM, time.sql(), String.join(" AND ", conditions));
    }

    static Atom min(String id, String value, String... conditions) {
        return new Atom("min_" + id, Atom.Kind.MIN, value, String.join(" AND ", conditions));
    }

    static Atom max(String id, String value, String... conditions) {
        return new Atom("max_" + id, Atom.Kind.MAX, value, String.join(" AND ", conditions));
    }

    static Atom shortCalls(ReportingSettings settings) {
        return count("short", shortCall(settings));
    }

    static String shortCall(ReportingSettings settings) {
        return "(r.answered AND r.talk_millis < " + settings.shortCallSeconds() * 1000L + ")";
    }

    static Atom answeredWithin(ReportingSettings settings, int category, boolean longer) {
        return count("ans_" + (longer ? "over" : "within") + category, IN, ANSWERED, ring(settings, category, longer));
    }

    static Atom lostWithin(ReportingSettings settings, int category, boolean longer) {
        return count("lost_" + (longer ? "over" : "within") + category, LOST, ring(settings, category, longer));
    }

    private static String ring(ReportingSettings settings, int category, boolean longer) {
        return "r.ring_millis " + (longer ? ">" : "<=") + " " + settings.ringCategories().get(category - 1) * 1000L;
    }

    static Atom accountCode(ReportingSettings settings, int number) {
        String code = number <= settings.accountCodes().size() ? settings.accountCodes().get(number - 1).code() : "";
        // a place without a code counts nothing, not the calls without a code
        return count("code" + number, code.isEmpty() ? "false" : "r.account_code = " + Literals.text(code));
    }
}
