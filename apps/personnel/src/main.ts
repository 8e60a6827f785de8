import 'reflect-metadata';
import { runService } from '@noivu/service';
import { personnelApp } from './personnel.app';

void runService(personnelApp);
