"""Tables of the sample models, made once for all tests of lib."""

import pytest
from django.db import connection

from tests.lib.sample import Resident, StagedRow


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        present = connection.introspection.table_names()
        for model in (Resident, StagedRow):
            if model._meta.db_table not in present:
                editor.create_model(model)
