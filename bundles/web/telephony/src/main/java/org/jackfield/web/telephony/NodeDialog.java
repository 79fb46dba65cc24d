package org.jackfield.web.telephony;

import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import org.jackfield.api.telephony.Node;
import org.jackfield.api.telephony.NodeSettings;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;

/** What a site enters of a node. */
final class NodeDialog {

    private final PhoneSystem system;
    private final Node node;
    private final PhoneSystemAdminService admin;
    private final ViewContext context;
    private final CallWording words;
    private final Runnable saved;

    private final TextField description = new TextField();
    private final TextField localAddress = new TextField();
    private final IntegerField localSipPort = new IntegerField();
    private final TextField natAddress = new TextField();
    private final IntegerField natSipPort = new IntegerField();
    private final TextField voicemailDid = new TextField();
    private final TextField attendantDid = new TextField();
    private final IntegerField dialWait = new IntegerField();

    NodeDialog(PhoneSystem system, Node node, PhoneSystemAdminService admin, ViewContext context, Runnable saved) {
        this.system = system;
        this.node = node;
        this.admin = admin;
        this.context = context;
        this.words = CallWording.in(context.locale());
        this.saved = saved;
    }

    void open() {
        label(description, "nodes.description");
        description.setHelperText(words.word("nodes.description.help"));
        label(localAddress, "nodes.local-address");
        localAddress.setHelperText(words.word("nodes.local-address.help"));
        label(natAddress, "nodes.nat-address");
        natAddress.setHelperText(words.word("nodes.nat-address.help"));
        label(voicemailDid, "nodes.voicemail-did");
        label(attendantDid, "nodes.attendant-did");
        number(localSipPort, "nodes.local-sip-port", 1, 65535);
        number(natSipPort, "nodes.nat-sip-port", 1, 65535);
        number(dialWait, "nodes.dial-wait", 0, 60_000);
        dialWait.setHelperText(words.word("nodes.dial-wait.help"));
        fill();
        String title = node.number().isEmpty() ? system.name() : words.word("nodes.edit.title", node.number());
        new FormDialog(title, words.word("save"), this::save)
                .withWide(description)
                .with(localAddress, localSipPort, natAddress, natSipPort, voicemailDid, attendantDid, dialWait)
                .open();
    }

    private void label(TextField field, String key) {
        field.setLabel(words.word(key));
        field.setMaxLength(253);
    }

    private void number(IntegerField field, String key, int min, int max) {
        field.setLabel(words.word(key));
        field.setMin(min);
        field.setMax(max);
    }

    private void fill() {
        NodeSettings entered = node.settings();
        description.setPlaceholder(node.description());
        description.setValue(entered.description());
        localAddress.setValue(entered.localAddress());
        localSipPort.setValue(entered.localSipPort());
        natAddress.setValue(entered.natAddress());
        natSipPort.setValue(entered.natSipPort());
        voicemailDid.setValue(entered.voicemailDid());
        attendantDid.setValue(entered.attendantDid());
        dialWait.setValue(entered.dialWaitMillis());
    }

    private void save() {
        admin.configureNode(
                system.id(),
                node.number(),
                new NodeSettings(
                        description.getValue(), localAddress.getValue(), orZero(localSipPort), natAddress.getValue(),
                        orZero(natSipPort), voicemailDid.getValue(), attendantDid.getValue(), orZero(dialWait)),
                context.subject());
        saved.run();
    }

    private static int orZero(IntegerField field) {
        return field.getValue() == null ? 0 : field.getValue();
    }
}
