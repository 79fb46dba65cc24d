package org.jackfield.core.licence.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jackfield.api.licence.activation.ActivationRequest;
import org.jackfield.api.licence.activation.AnswerFormat;
import org.jackfield.api.licence.activation.VoucherList;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.core.licence.portal.Activation;
import org.jackfield.core.licence.portal.MachineAddress;
import org.jackfield.core.licence.portal.PortalSettings;
import org.jackfield.core.licence.portal.Wish;

/** The forms of activation. */
final class ActivationDialogs {

    private static final String ORIGIN = "web";

    private final ViewContext context;
    private final Activation activation;
    private final Consumer<Optional<byte[]>> done;

    /** @param done called after each act, with the request file if one was made */
    ActivationDialogs(ViewContext context, Activation activation, Consumer<Optional<byte[]>> done) {
        this.context = context;
        this.activation = activation;
        this.done = done;
    }

    /** Site id and serial number or a voucher; the reseller id comes up when the portal asks for it. */
    void activate() {
        RadioButtonGroup<Boolean> byVoucher = new RadioButtonGroup<>(context.text("activate.with"));
        byVoucher.setItems(false, true);
        byVoucher.setItemLabelGenerator(voucher -> context.text(voucher ? "activate.with.voucher" : "activate.with.site"));
        TextField siteId = field("site-id");
        TextField serial = field("serial");
        TextField voucher = field("voucher");
        TextField siteName = field("site-name");
        TextField arid = field("arid");
        TextField reseller = field("reseller-id");
        ComboBox<MachineAddress> machine = new ComboBox<>(context.text("mac"));
        List<MachineAddress> machines = activation.machines();
        machine.setItems(machines);
        machine.setItemLabelGenerator(one -> one.network().isEmpty() ? one.mac() : one.mac() + " (" + one.network() + ")");
        machine.setHelperText(context.text("mac.help"));
        if (!machines.isEmpty()) {
            machine.setValue(machines.getFirst());
        }
        siteName.setHelperText(context.text("site-name.help"));
        arid.setHelperText(context.text("arid.help"));
        reseller.setHelperText(context.text("reseller-id.help"));
        byVoucher.addValueChangeListener(change -> {
            siteId.setVisible(!change.getValue());
            serial.setVisible(!change.getValue());
            voucher.setVisible(change.getValue());
        });
        voucher.setVisible(false);
        byVoucher.setValue(false);
        new AskDialog(context, activation, "activate", () -> {
            boolean with = byVoucher.getValue();
            return Wish.Activate.of(
                    with ? "" : siteId.getValue(), with ? "" : serial.getValue(), with ? voucher.getValue() : "",
                    siteName.getValue(), machine.getValue() == null ? "" : machine.getValue().mac(), arid.getValue(),
                    reseller.getValue());
        }, done)
                .withWide(byVoucher)
                .with(siteId, serial)
                .withWide(voucher)
                .with(siteName, machine, arid, reseller)
                .onRefusal(refusal -> {
                    if (refusal.problem().code().startsWith("activation.reseller-")) {
                        reseller.setInvalid(true);
                        reseller.focus();
                    }
                })
                .open();
    }

    /** Typed or pasted, or from the order's list. */
    void vouchers() {
        TextArea codes = new TextArea(context.text("vouchers.codes"));
        codes.setHelperText(context.text("vouchers.codes.help"));
        codes.setMaxLength(VoucherList.MAX_CHARACTERS);
        codes.setMinHeight("8em");
        TextUpload list = new TextUpload(context, "vouchers.list", ".txt", VoucherList.MAX_CHARACTERS, text ->
                codes.setValue((codes.getValue().isBlank() ? "" : codes.getValue().strip() + "\n") + text.strip()));
        new AskDialog(context, activation, "vouchers", () -> new Wish.Add(VoucherList.read(codes.getValue())), done)
                .withWide(codes)
                .withWide(list)
                .open();
    }

    void update() {
        new AskDialog(context, activation, "update", Wish.Update::new, done).open();
    }

    void deactivate() {
        new AskDialog(context, activation, "deactivate", Wish.Deactivate::new, done).harmful().open();
    }

    /** Brings the activation file. */
    void answer() {
        Dialog dialog = dialog("answer");
        dialog.add(new TextUpload(context, "answer.file", ".activation", AnswerFormat.MAX_BYTES, text -> context.load(
                () -> activation.process(text.getBytes(StandardCharsets.UTF_8), context.subject(), ORIGIN), (ActivationRequest.Action action) -> {
                    dialog.close();
                    done.accept(Optional.empty());
                })));
        dialog.open();
    }

    /**
     * Where the portal is, and whom to trust there.
     *
     * @param closed called when the dialog was closed
     */
    void portal(SettingsService settings, Runnable closed) {
        Dialog dialog = dialog("portal.settings");
        dialog.add(new SettingsForm<>(context, settings, PortalSettings.TYPE));
        dialog.addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                closed.run();
            }
        });
        dialog.open();
    }

    private Dialog dialog(String key) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(context.text(key));
        dialog.setWidth("min(36rem, 100vw)");
        dialog.add(new Div(new Paragraph(context.text(key + ".text"))));
        dialog.getFooter().add(new Button(context.text("activation.close"), click -> dialog.close()));
        return dialog;
    }

    private TextField field(String key) {
        TextField field = new TextField(context.text(key));
        field.setMaxLength(ActivationRequest.MAX_TEXT);
        return field;
    }
}
