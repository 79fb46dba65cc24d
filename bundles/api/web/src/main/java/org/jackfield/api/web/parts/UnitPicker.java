package org.jackfield.api.web.parts;

import com.vaadin.flow.component.combobox.ComboBox;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.UsersService;

/** A field in which one business unit of the tree is chosen. */
public final class UnitPicker extends ComboBox<BusinessUnit> {

    private static final long serialVersionUID = 1L;

    /** Offers the units there are, by their place in the tree. */
    public UnitPicker(UsersService users) {
        setClearButtonVisible(true);
        setItemLabelGenerator(unit -> UserPicker.path(users, unit));
        setItems(users.units());
    }
}
