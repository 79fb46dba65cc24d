package org.jackfield.web.telephony;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jackfield.api.telephony.dialplan.DialPlan;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.web.ViewContext;

/** The fields of a dial plan. */
final class DialPlanForm {

    private final DialPlan plan;
    private final ViewContext context;
    private final List<Component> parts;
    private Runnable changed = () -> { };
    private boolean filling;

    private final ComboBox<String> country = new ComboBox<>();
    private final TextField outsideLine = text("outside-line");
    private final IntegerField maxExtensionLength = number("max-extension-length", 1, 10);
    private final TextField didPrefix = text("did-prefix");
    private final TextField outboundPrefixes = text("outbound-prefixes");
    private final TextField localAreaCodes = text("local-area-codes");
    private final TextField localOverrideCodes = text("local-override-codes");
    private final TextField serviceCodes = text("service-codes");
    private final TextField tollDigit = text("toll-digit");
    private final IntegerField nationalNumberLength = number("national-number-length", 0, 20);
    private final TextField countryCode = text("country-code");
    private final TextField internationalCode = text("international-code");
    private final Checkbox tollOnLongDistance = new Checkbox();
    private final Checkbox tollOnLocal = new Checkbox();
    private final Checkbox dialLocalAreaCode = new Checkbox();
    private final Checkbox dialHash = new Checkbox();

    DialPlanForm(DialPlan plan, ViewContext context) {
        this.plan = plan;
        this.context = context;
        label();
        country.setItems(plan.countries().stream()
                .sorted(Comparator.comparing(this::countryName, String.CASE_INSENSITIVE_ORDER))
                .toList());
        country.setItemLabelGenerator(code -> countryName(code) + " (" + code + ")");
        country.setClearButtonVisible(true);
        country.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                show(plan.preset(change.getValue(), loose()));
                changed.run();
            }
        });
        parts = List.of(
                fields(country, outsideLine, maxExtensionLength),
                new H3(context.text("dialplan.cleaning")),
                fields(didPrefix, outboundPrefixes),
                new H3(context.text("dialplan.dialling")),
                fields(localAreaCodes, localOverrideCodes, serviceCodes, tollDigit, nationalNumberLength, countryCode,
                        internationalCode),
                fields(tollOnLongDistance, tollOnLocal, dialLocalAreaCode, dialHash));
        for (HasValue<?, ?> field : List.<HasValue<?, ?>>of(
                outsideLine, maxExtensionLength, didPrefix, outboundPrefixes, localAreaCodes, localOverrideCodes,
                serviceCodes, tollDigit, nationalNumberLength, countryCode, internationalCode, tollOnLongDistance,
                tollOnLocal, dialLocalAreaCode, dialHash)) {
            field.addValueChangeListener(change -> {
                if (!filling) {
                    changed.run();
                }
            });
        }
    }

    /** {@return what the form is made of, one below the other} */
    List<Component> parts() {
        return parts;
    }

    void onChange(Runnable listener) {
        changed = listener;
    }

    private static TextField text(String id) {
        TextField field = new TextField();
        field.setId("dialplan-" + id);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    private static IntegerField number(String id, int min, int max) {
        IntegerField field = new IntegerField();
        field.setId("dialplan-" + id);
        field.setMin(min);
        field.setMax(max);
        return field;
    }

    private void label() {
        country.setLabel(context.text("dialplan.country"));
        country.setHelperText(context.text("dialplan.country.help"));
        for (TextField field : List.of(
                outsideLine, didPrefix, outboundPrefixes, localAreaCodes, localOverrideCodes, serviceCodes, tollDigit,
                countryCode, internationalCode)) {
            field.setLabel(context.text(key(field.getId().orElseThrow())));
            field.setHelperText(context.text(key(field.getId().orElseThrow()) + ".help"));
        }
        for (IntegerField field : List.of(maxExtensionLength, nationalNumberLength)) {
            field.setLabel(context.text(key(field.getId().orElseThrow())));
            field.setHelperText(context.text(key(field.getId().orElseThrow()) + ".help"));
        }
        tollOnLongDistance.setLabel(context.text("dialplan.toll-on-long-distance"));
        tollOnLocal.setLabel(context.text("dialplan.toll-on-local"));
        dialLocalAreaCode.setLabel(context.text("dialplan.dial-local-area-code"));
        dialHash.setLabel(context.text("dialplan.dial-hash"));
    }

    private static String key(String id) {
        return id.replace("dialplan-", "dialplan.");
    }

    private static FormLayout fields(Component... fields) {
        FormLayout form = new FormLayout();
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setColumnWidth("16em");
        form.setExpandColumns(true);
        form.setExpandFields(true);
        form.add(fields);
        return form;
    }

    String countryName(String code) {
        return Locale.of("", code).getDisplayCountry(context.locale());
    }

    void show(DialPlanRules rules) {
        filling = true;
        country.setValue(rules.country().isEmpty() ? null : rules.country());
        outsideLine.setValue(rules.outsideLine());
        maxExtensionLength.setValue(rules.maxExtensionLength());
        didPrefix.setValue(rules.didPrefix());
        outboundPrefixes.setValue(String.join(", ", rules.outboundPrefixes()));
        localAreaCodes.setValue(String.join(", ", rules.localAreaCodes()));
        localOverrideCodes.setValue(String.join(", ", rules.localOverrideCodes()));
        serviceCodes.setValue(String.join(", ", rules.serviceCodes()));
        tollDigit.setValue(rules.tollDigit());
        nationalNumberLength.setValue(rules.nationalNumberLength());
        countryCode.setValue(rules.countryCode());
        internationalCode.setValue(rules.internationalCode());
        tollOnLongDistance.setValue(rules.tollOnLongDistance());
        tollOnLocal.setValue(rules.tollOnLocal());
        dialLocalAreaCode.setValue(rules.dialLocalAreaCode());
        dialHash.setValue(rules.dialHash());
        filling = false;
    }

    /** What depends on the phone system, to begin another country with. */
    private DialPlanRules loose() {
        return new DialPlanRules(
                "", "", List.of(), outsideLine.getValue(), List.of(), List.of(), orZero(maxExtensionLength), List.of(),
                "", 0, "", "", true, false, dialHash.getValue(), false);
    }

    /** {@return what is entered} Refuses what the rules do not allow. */
    DialPlanRules entered() {
        return new DialPlanRules(
                country.getValue(), didPrefix.getValue(), codes(outboundPrefixes), outsideLine.getValue(),
                codes(localAreaCodes), codes(localOverrideCodes), orZero(maxExtensionLength), codes(serviceCodes),
                tollDigit.getValue(), orZero(nationalNumberLength), countryCode.getValue(),
                internationalCode.getValue(), tollOnLongDistance.getValue(), tollOnLocal.getValue(),
                dialHash.getValue(), dialLocalAreaCode.getValue());
    }

    private static List<String> codes(TextField field) {
        return List.of(field.getValue().split("[\\s,;]+"));
    }

    private static int orZero(IntegerField field) {
        return field.getValue() == null ? 0 : field.getValue();
    }
}
