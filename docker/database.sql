-- Runs once, when the database is made. Two ordinary roles: duren_sawit owns the tables and is used by
-- migrations, backups and restores alone; duren_sawit_application works in them and cannot open the
-- lock of the trail. The superuser loses its password and answers only inside this container.
\getenv owner_password POSTGRES_PASSWORD
\getenv application_password APPLICATION_PASSWORD
CREATE ROLE duren_sawit LOGIN CREATEDB PASSWORD :'owner_password';
CREATE ROLE duren_sawit_application LOGIN PASSWORD :'application_password' ROLE duren_sawit;
CREATE DATABASE duren_sawit OWNER duren_sawit;
ALTER ROLE postgres PASSWORD NULL;
