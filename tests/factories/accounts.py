"""People who sign in and the roles they hold."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from duren_sawit.accounts.choices import AssignmentState, Role, Title
from duren_sawit.accounts.models import RoleAssignment, User
from tests.factories.areas import AreaFactory

PASSWORD = "sandi-untuk-uji"


class UserFactory(DjangoModelFactory):
    """Somebody without any role: `UserFactory(role=Role.RT_HEAD, area=rt)` gives one."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence("orang{}".format)
    full_name = factory.Sequence("Sari Contoh {}".format)
    title = Title.IBU
    password = factory.django.Password(PASSWORD)

    @classmethod
    def _create(cls, model_class, *args, role=None, area=None, **kwargs):
        user = super()._create(model_class, *args, **kwargs)
        if role is not None:
            RoleAssignmentFactory(person=user, role=role, area=area or AreaFactory())
        return user


class RoleAssignmentFactory(DjangoModelFactory):
    """In force for years, without an end."""

    class Meta:
        model = RoleAssignment

    person = factory.SubFactory(UserFactory)
    role = Role.OPERATOR
    area = factory.SubFactory(AreaFactory)
    valid_from = date(2020, 1, 1)  # long before any clock of a test
    state = AssignmentState.GIVEN
