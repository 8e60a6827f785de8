import 'reflect-metadata';
import { runService } from '@noivu/service';
import { trainingApp } from './training.app';

void runService(trainingApp);
