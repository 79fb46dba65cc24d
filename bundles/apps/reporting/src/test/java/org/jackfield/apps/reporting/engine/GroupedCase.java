package org.jackfield.apps.reporting.engine;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.reporting.ReportTemplate;

/** A template that groups, in words of the plain calculator: which rows it counts, and by what it groups them. */
record GroupedCase(
        ReportTemplate template, Function<List<List<HistorySegment>>, List<ReferenceRow>> rows, Predicate<ReferenceRow> which,
        Function<ReferenceRow, String> key) {

    /** Every template that groups. */
    static final List<GroupedCase> ALL = List.of(
            new GroupedCase(ReportTemplate.CALLS_BY_ACCOUNT_CODE, ReferenceCalculator::calls,
                    r -> r.external() && !r.code().isEmpty(), ReferenceRow::code),
            new GroupedCase(ReportTemplate.CALLS_BY_DDI, ReferenceCalculator::calls,
                    r -> r.external() && r.inbound() && !r.ddi().isEmpty(), ReferenceRow::ddi),
            new GroupedCase(ReportTemplate.CALLS_BY_TRUNK, ReferenceCalculator::calls,
                    r -> r.external() && !r.trunk().isEmpty(), ReferenceRow::trunk),
            new GroupedCase(ReportTemplate.CALLS_BY_START_TIME, ReferenceCalculator::calls, ReferenceRow::external,
                    r -> r.start().atZone(EngineFixture.ZONE).toLocalDate().toString()),
            new GroupedCase(ReportTemplate.INBOUND_CALL_SUMMARY, ReferenceCalculator::calls, r -> r.external() && r.inbound(),
                    r -> r.start().atZone(EngineFixture.ZONE).getHour() + ""),
            new GroupedCase(ReportTemplate.CALLS_BY_EXTENSION, ReferenceCalculator::atExtensions, r -> true, ReferenceRow::device),
            new GroupedCase(ReportTemplate.CALLS_BY_HUNT_GROUP, ReferenceCalculator::segments,
                    r -> r.inbound() && !r.huntGroup().isEmpty(), ReferenceRow::huntGroup),
            new GroupedCase(ReportTemplate.CALLS_BY_TELEPHONE_NUMBER, ReferenceCalculator::segments,
                    r -> !(r.external() ? r.digits() : r.caller()).isEmpty(), r -> r.external() ? r.digits() : r.caller()),
            new GroupedCase(ReportTemplate.CALLS_BY_USER, ReferenceCalculator::ofUsers, r -> r.user() != null,
                    r -> "User " + r.user().getLeastSignificantBits()));
}
