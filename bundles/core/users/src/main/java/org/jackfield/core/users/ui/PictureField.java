package org.jackfield.core.users.ui;

import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.ViewContext;

/** The profile picture: shown, replaced, taken away. What is chosen is looked at when the user is saved. */
final class PictureField extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES = 5 * 1024 * 1024;

    private final Avatar avatar = new Avatar();
    private transient byte[] chosen;

    PictureField(UsersService users, ViewContext context, User user) {
        addClassName("jf-people-picture");
        avatar.setName(user.name());
        if (user.picture()) {
            show(users.picture(user.id()).orElse(new byte[0]));
        }
        Upload upload = new Upload(UploadHandler.inMemory((metadata, data) -> {
            chosen = data;
            show(data);
        }));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MOST_BYTES);
        upload.setAcceptedMimeTypes("image/png", "image/jpeg", "image/gif");
        upload.setDropAllowed(false);
        Button choose = new Button(context.text("picture.choose"), VaadinIcon.PICTURE.create());
        choose.addThemeVariants(ButtonVariant.TERTIARY);
        upload.setUploadButton(choose);
        upload.addFileRejectedListener(refused -> context.notifyProblem(
                org.jackfield.api.problem.ProblemException.invalid(
                        "users.picture-too-large", refused.getFileName(), context.text("picture.refused"),
                        context.text("picture.refused.remedy"))));
        Button remove = new Button(context.text("picture.remove"), click -> {
            chosen = new byte[0];
            avatar.setImage(null);
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setVisible(user.picture());
        add(avatar, upload, remove);
    }

    private void show(byte[] image) {
        avatar.setImageHandler(DownloadHandler.fromInputStream(event ->
                new DownloadResponse(new ByteArrayInputStream(image), "picture", "image/png", image.length)));
    }

    /** {@return the picture to store, empty bytes for none; nothing if it stays as it is} */
    Optional<byte[]> entered() {
        return Optional.ofNullable(chosen);
    }
}
