package org.jackfield.apps.hotdesking.desk;

import java.util.List;
import java.util.function.Supplier;
import org.jackfield.api.telephony.StationSetting;
import org.jackfield.api.telephony.command.CommandException;

/** What a telephone becomes at log-out where settings are reset: its names cleared, number and class of service as the site wants. */
final class ResetValues {

    private ResetValues() {}

    /**
     * {@return the value}
     *
     * @param before what it was before; it stays where no default is meant for it, or none can be had
     * @param classOfService what is programmed of the extension whose class of service is the default
     */
    static DeskSetting of(HotDeskingPlan plan, DeskSetting before, Supplier<List<StationSetting>> classOfService) {
        return switch (before.kind()) {
            case FORWARD, MESSAGES, SPEED_DIALS -> before;
            case USERNAME -> new DeskSetting.Programmed(new StationSetting.Username(""));
            case DESCRIPTION -> new DeskSetting.Programmed(new StationSetting.Description(""));
            case CALLING_NUMBER ->
                new DeskSetting.Programmed(new StationSetting.CallingNumber(plan.defaultCallingNumber()));
            case CLASS_OF_SERVICE -> plan.defaultClassOfServiceExtension().isEmpty() ? before
                    : told(classOfService).stream()
                            .filter(StationSetting.ClassOfService.class::isInstance)
                            .map(setting -> (DeskSetting) new DeskSetting.Programmed(setting))
                            .findFirst()
                            .orElse(before);
        };
    }

    private static List<StationSetting> told(Supplier<List<StationSetting>> settings) {
        try {
            return settings.get();
        } catch (CommandException e) {
            if (Telephones.isAway(e)) {
                throw e;
            }
            return List.of();
        }
    }
}
