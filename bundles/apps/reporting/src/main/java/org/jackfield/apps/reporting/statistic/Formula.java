package org.jackfield.apps.reporting.statistic;

import java.util.List;

/** How a figure comes from atoms. In SQL the group's atoms are columns of {@code g}, the report's of {@code t}. */
public sealed interface Formula {

    /** {@return the atoms it needs} */
    List<Atom> atoms();

    /** {@return the SQL; of the row of totals if {@code group} is {@code t}} */
    String sql(String group);

    /** {@return the atom whose rows are behind the figure} */
    default Atom behind() {
        return atoms().get(0);
    }

    /** The atom itself. */
    record Plain(Atom atom) implements Formula {
        @Override
        public List<Atom> atoms() {
            return List.of(atom);
        }

        @Override
        public String sql(String group) {
            return group + "." + atom.id();
        }
    }

    /** A time divided by a count, in whole milliseconds; nothing where there is nothing to divide by. */
    record Average(Atom time, Atom count) implements Formula {
        @Override
        public List<Atom> atoms() {
            return List.of(time, count);
        }

        @Override
        public String sql(String group) {
            String by = group + "." + count.id();
            return "CASE WHEN " + by + " = 0 THEN NULL ELSE CAST(round(CAST(" + group + "." + time.id()
                    + " AS DOUBLE) / " + by + ") AS BIGINT) END";
        }
    }

    /** A part of another in a hundred; nothing where there is no whole. */
    record Percent(Atom part, Atom whole) implements Formula {
        @Override
        public List<Atom> atoms() {
            return List.of(part, whole);
        }

        @Override
        public String sql(String group) {
            return percent(group + "." + part.id(), group + "." + whole.id());
        }
    }

    /** The group's part of the whole report in a hundred. */
    record OfReport(Atom part) implements Formula {
        @Override
        public List<Atom> atoms() {
            return List.of(part);
        }

        @Override
        public String sql(String group) {
            return percent(group + "." + part.id(), "t." + part.id());
        }
    }

    private static String percent(String part, String whole) {
        return "CASE WHEN " + whole + " = 0 THEN NULL ELSE CAST(" + part + " AS DOUBLE) * 100 / " + whole + " END";
    }
}
