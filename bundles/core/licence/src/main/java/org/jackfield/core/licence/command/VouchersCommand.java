package org.jackfield.core.licence.command;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.licence.activation.VoucherList;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.licence.portal.Activation;
import org.jackfield.core.licence.portal.Wish;

/** Adds vouchers. */
@Service
@Command(scope = "licence", name = "vouchers", description = "Adds vouchers to the licence: all of them, or none if one is refused")
public final class VouchersCommand implements Action {

    @Argument(name = "code", multiValued = true, description = "Voucher codes")
    private List<String> codes = List.of();

    @Option(name = "--file", description = "A text file on this server with a code on each line")
    private String file;

    @Option(name = "--offline", valueToShowInHelp = "FILE", description = "Writes the request to this file instead of sending it")
    private String offline;

    @Reference
    private SecurityService security;

    @Reference
    private Activation activation;

    @Override
    public Object execute() throws Exception {
        new ActivationRunner(security, activation).run(() -> new Wish.Add(VoucherList.read(String.join("\n", codes) + "\n" + listed())), offline);
        return null;
    }

    private String listed() throws Exception {
        if (file == null) {
            return "";
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return new String(in.readNBytes(VoucherList.MAX_CHARACTERS + 1), StandardCharsets.UTF_8);
        }
    }
}
