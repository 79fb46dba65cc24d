package org.jackfield.api.web.parts;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.provider.Query;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UsersService;

/** A field in which one user is chosen, by typing some of the name, an extension or an agent. */
public final class UserPicker extends ComboBox<User> {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;

    /** Offers the users that are not deleted. */
    public UserPicker(UsersService users) {
        setClearButtonVisible(true);
        setItemLabelGenerator(User::name);
        setItems(query -> fetch(users, query));
    }

    private static Stream<User> fetch(UsersService users, Query<User, String> query) {
        String typed = query.getFilter().orElse("").strip();
        List<User> found = typed.isEmpty()
                ? users.users().stream().limit(MOST).toList()
                : users.search(typed, MOST);
        return found.stream().skip(query.getOffset()).limit(query.getLimit());
    }

    /** {@return a unit with those above it, from the top: {@code Sales / North}; empty for the fixed ones} */
    public static String path(UsersService users, BusinessUnit unit) {
        return users.path(unit.id()).stream().map(BusinessUnit::name).collect(Collectors.joining(" / "));
    }
}
